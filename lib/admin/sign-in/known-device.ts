import { randomBytes } from 'node:crypto';
import { type SealingKeys, sealText, unsealText } from '../sealed-text';
import type { CredentialsOf } from './credentials';

/** As long as browsers keep a cookie at all. */
export const DEVICE_LIFE_MS = 400 * 86_400_000;

/**
 * What a browser keeps after a successful sign-in, so that its next attempts at the password are
 * counted apart from those of strangers. It lets nobody in. Null where there is no password.
 */
export async function aKnownDevice(
  credentialsOf: CredentialsOf,
  keys: SealingKeys,
): Promise<string | null> {
  const [credential] = credentialsOf('password');
  if (credential === undefined) return null;
  return sealText(`${randomBytes(16).toString('base64url')} ${credential}`, keys, DEVICE_LIFE_MS);
}

/** The id of a device that got in by today's password or beside it; null of any other. */
export async function knownDeviceId(
  seal: string,
  credentialsOf: CredentialsOf,
  keys: SealingKeys,
): Promise<string | null> {
  const [id = '', credential = ''] = (await unsealText(seal, keys, DEVICE_LIFE_MS)).split(' ');
  return id && credentialsOf('password').includes(credential) ? id : null;
}
