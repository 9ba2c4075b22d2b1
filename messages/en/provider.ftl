# Signing in by the identity provider of a workspace.

provider-title = Sign-in
provider-panel = Identity provider
provider-about = Your people can sign in with the account that they have at your company, by OpenID Connect. Whoever has an account here gives its password once; then the two are joined.
provider-back = Address to which the provider sends people back:
provider-name = Name
provider-name-hint = What the button says after “Sign in with”.
provider-issuer = Issuer
provider-issuer-hint = The address of the provider, letter by letter as it names itself.
provider-client = Client ID
provider-secret = Client secret
provider-secret-hint = Leave it empty where the provider gave you none.
provider-secret-kept = One is kept. Leave this empty to keep it.
provider-domains = Domains of new members
provider-domains-hint = Whoever has a verified address of one of these domains, and no account yet, becomes a member at their first sign-in. Leave it empty to let in only whom you have invited.
provider-role = Role of new members
provider-enabled = People can sign in by it
provider-required = Members must sign in by it
provider-required-hint = By password they reach nothing of this workspace any more. Owners always may.
provider-remove = Remove the provider
provider-remove-about = Whoever came in by it is signed out, and signs in by password from now on.
provider-removed = Identity provider removed

## Signing in

provider-sign-in = Sign in with your company’s account
provider-of = { $workspace } lets you in with your company’s account.
provider-sign-in-with = Sign in with { $name }
provider-workspace = Workspace
provider-workspace-hint = Its name in addresses, such as ma-boutique.
provider-find = Continue
provider-again = Begin again
provider-not-in = You are not signed in
provider-link-title = Join your account
provider-link-about = Enter the password of your account once. From then on, your company’s account signs you in to this workspace.
provider-link = Join and sign in
provider-link-none = You have no account yet? Ask somebody of the workspace to invite you.

## What is wrong, and what to do

provider-none = No sign-in with a company’s account is known by this name. Check the spelling, or sign in with your password.
provider-not-under-way = This sign-in is over or was begun in another browser. Begin again.
provider-refused = Your company did not let you in. Begin again, or ask those who keep its accounts.
provider-not-believed = What your company’s sign-in said could not be verified, so nobody was signed in. Begin again; if it stays so, ask an owner of the workspace to look at its audit log.
provider-not-a-member = This account has no place in the workspace. Ask somebody there to invite you.
provider-anothers = This company account is joined to another account already. Ask an owner of the workspace.
provider-bad-issuer = Enter an address such as https://id.example.com, without a question mark.
provider-bad-client = Enter the client ID as the provider shows it
provider-bad-domains = Enter up to { $most } domains such as example.com, with commas between them.
provider-owners-only = Only an owner decides by which provider people sign in.
provider-never-owners = Nobody becomes an owner by a rule. Choose another role.
provider-secret-again = The secret that is kept belongs to another provider. Enter the one of this provider.
provider-not-enabled = Let people sign in by the provider before you require it.
