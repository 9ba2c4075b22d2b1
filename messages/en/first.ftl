## Writing first to a customer

first-title = New conversation
first-who = Customer’s name or address
first-find = Find
first-found = Customers found
first-customer = Customer
first-channel = Channel
first-act = What to do
first-write = Write
first-open = Open conversation
first-nobody = Nobody found
first-nobody-text = Only customers who have written before can be written to.
first-to = To { $name }, by { $channel }
first-other = Another customer
first-gone = This customer cannot be written to: you see no conversation with them.
first-goes-on = A conversation with this customer is going on.
first-paused = The channel is paused: nothing leaves by it.
first-not-reached = Their system is not told of new messages: set a callback on its channel.
