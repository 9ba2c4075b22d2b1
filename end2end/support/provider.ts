// A company's identity provider: a real one (npm `oidc-provider`), on this machine. Whoever signs in there is whom they
// say, with any password; their address is verified unless it begins with `unverified`.

import { generateKeyPairSync } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";

export const CLIENT = { id: "switchboard", secret: "un secret / de l'atelier" };

/** How it signs: both kinds that the desk reads. */
export type Signing = "RS256" | "ES256";

/** Opens a provider that knows the desk at `desk`, and signs in this way. */
export async function openProvider(desk: string, signing: Signing = "RS256") {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const made =
    signing === "ES256" ? generateKeyPairSync("ec", { namedCurve: "P-256" }) : generateKeyPairSync("rsa", { modulusLength: 2048 });
  const key = { ...made.privateKey.export({ format: "jwk" }), use: "sig", alg: signing, kid: "atelier" };
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [`${desk}/login/back`],
        response_types: ["code"],
        grant_types: ["authorization_code"],
        id_token_signed_response_alg: signing,
      },
    ],
    jwks: { keys: [key] },
    cookies: { keys: ["only for journeys"] },
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    // As the great providers do: what they say of a person stands in the token.
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    findAccount: (_: unknown, id: string) => ({
      accountId: id,
      claims: () => ({ sub: id, email: id, email_verified: !id.startsWith("unverified"), name: "Inès de l’atelier" }),
    }),
    // Nobody is asked whether the desk may know them: the company has said so.
    async loadExistingGrant(context: any) {
      const grant = new context.oidc.provider.Grant({ clientId: context.oidc.client.clientId, accountId: context.oidc.session.accountId });
      grant.addOIDCScope("openid email profile");
      await grant.save();
      return grant;
    },
  } as any);
  server.on("request", provider.callback());
  const close = () => void server.close(server.closeAllConnections());
  return { issuer, close };
}
