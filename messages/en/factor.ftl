# The second factor: authenticator app, recovery codes, and the proof that one gives anew.

factor-title = Second factor
factor-about = With a second factor, whoever has your password still needs your telephone to sign in. You need an authenticator app, such as the one built into your password manager.
factor-required = { $workspace } asks for a second factor. Set one up to go on.
factor-start = Set up an authenticator app
factor-change = Change the second factor
factor-scan = Scan this picture with your authenticator app.
factor-picture = QR code for your authenticator app
factor-type = You cannot scan it? Type this key into the app:
factor-open-app = Open the app on this machine
factor-first-code = Code that the app shows
factor-confirm = Confirm
factor-added = Second factor set up. Keep your recovery codes before you go on.
factor-on = { $count ->
    [one] You sign in with a code of your authenticator app. One recovery code is left.
   *[other] You sign in with a code of your authenticator app. { $count } recovery codes are left.
}
factor-codes = Recovery codes
factor-codes-about = Each of these codes signs you in once, without the app. They are shown only now: print them or keep them in a safe place.
factor-renew-codes = Make new recovery codes
factor-codes-renewed = New recovery codes made. Those before no longer work.
factor-remove = Remove the second factor
factor-removed = Second factor removed
factor-continue = Continue

## Signing in

factor-code-title = Enter your code
factor-code = Code
factor-code-hint = Six digits of your authenticator app, or one of your recovery codes.
factor-password-again = Enter your address and password again, then the code within ten minutes.

## Proof

factor-proof = Your password or a code
factor-proof-hint = You were last asked more than five minutes ago. Enter your password, or the six digits of your app.
factor-proof-owner = Only to make somebody an owner. Enter your password, or the six digits of your app.

## What a workspace asks

factor-security = Security
factor-roles = Second factor
factor-roles-about = Whoever has one of these roles and no second factor is led to set one up on their next page. Until then nothing else of this workspace opens for them.
factor-roles-legend = Required of

## Passkeys

passkey-title = Passkeys
passkey-about = A passkey is kept by your telephone, your computer or a security key, and opened by your finger, your face or a PIN. It is a second factor, and signs you in without a password.
passkey-name = Name of the passkey
passkey-name-hint = Such as the device that keeps it: “Telephone”, “Key on the ring”.
passkey-add = Add a passkey
passkey-added = Passkey { $name } added
passkey-needs-scripts = A browser makes passkeys only with scripts switched on.
passkey-not-here = Browsers make no passkeys for the address of this desk: it needs https and a name.
passkey-prove-first = Prove who you are, then change your passkeys.
passkey-prove = Go on
passkey-change = Change { $name }
passkey-rename = Rename
passkey-remove = Remove the passkey
passkey-removed = Passkey removed. Delete it in your device or password manager too.
passkey-used = Last used on { $at }
passkey-unused = Added on { $at }, not used yet
passkey-backed-up = Backed up
passkey-use = Use a passkey
passkey-failed = That did not work: no passkey was given. Try again, or go another way.
passkey-refused = This passkey is not good here. Try another one, or go another way.
passkey-not-added = The passkey was not added: the answer came too late or was made for something else. Try again.
passkey-no-room = This passkey is there already, or you have { $most }, which is as many as one may. Remove one first.
factor-on-passkey = { $count ->
    [one] You sign in with a passkey. One recovery code is left.
   *[other] You sign in with a passkey. { $count } recovery codes are left.
}
factor-set-up = Set up a second factor

## What is wrong, and what to do

factor-wrong-code = This code is wrong or was used before. Wait for the next one, or use a recovery code.
factor-other-code = The app shows another code. Check that the time of the telephone is right, and enter the code that it shows now.
factor-prove = Enter your password or a code: you were last asked more than five minutes ago
factor-not-proved = This is neither your password nor a good code. Wait for the next code, or enter your password.
factor-there = You have a second factor already. Remove it first to set up another app.
factor-start-again = Nothing is being set up in this browser. Begin again.
factor-none = Set up a second factor first: recovery codes stand in for it.
