import type { PasskeyCreation, PasskeyRequest } from '@svara/api'

/** Whether this browser knows passkeys at all; over plain http it does on localhost only. */
export const knowsPasskeys = () => typeof PublicKeyCredential !== 'undefined' && Boolean(navigator.credentials)

/** Whether it offers them in the list that opens below the e-mail field. */
export async function offersPasskeysInFields() {
  return knowsPasskeys() && Boolean(await PublicKeyCredential.isConditionalMediationAvailable?.())
}

/** A new passkey, as the JSON text that the server takes. */
export async function makePasskey(options: PasskeyCreation) {
  const credential = (await navigator.credentials.create({
    publicKey: {
      ...options,
      user: { ...options.user, id: bytes(options.user.id) },
      challenge: bytes(options.challenge),
      excludeCredentials: options.excludeCredentials.map(descriptor),
    } as PublicKeyCredentialCreationOptions,
  })) as PublicKeyCredential
  const response = credential.response as AuthenticatorAttestationResponse
  return asText(credential, {
    clientDataJSON: text(response.clientDataJSON),
    attestationObject: text(response.attestationObject),
    transports: response.getTransports?.() ?? [],
  })
}

/** An answer of a passkey, as the JSON text that the server takes. */
export async function askPasskey(
  options: PasskeyRequest,
  more: Pick<CredentialRequestOptions, 'mediation' | 'signal'> = {},
) {
  const credential = (await navigator.credentials.get({
    ...more,
    publicKey: {
      ...options,
      challenge: bytes(options.challenge),
      allowCredentials: options.allowCredentials.map(descriptor),
    } as PublicKeyCredentialRequestOptions,
  })) as PublicKeyCredential
  const response = credential.response as AuthenticatorAssertionResponse
  return asText(credential, {
    clientDataJSON: text(response.clientDataJSON),
    authenticatorData: text(response.authenticatorData),
    signature: text(response.signature),
    userHandle: response.userHandle ? text(response.userHandle) : undefined,
  })
}

function asText(credential: PublicKeyCredential, response: object) {
  return JSON.stringify({
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
    clientExtensionResults: {},
    response,
  })
}

function descriptor({ id, type, transports }: PasskeyRequest['allowCredentials'][number]) {
  return { id: bytes(id), type, ...(transports.length > 0 ? { transports } : {}) }
}

/** base64url, as the server writes bytes. */
function bytes(base64url: string) {
  return Uint8Array.from(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))
}

function text(buffer: ArrayBuffer) {
  return btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}
