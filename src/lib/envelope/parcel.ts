import { concat } from "../base/bytes.ts";

/** The media type of a parcel with a sealed body; one without is an envelope, and has that one's type. */
export const PARCEL_TYPE = "application/vnd.heed.parcel.v1";

/** What crosses between two nodes: the signed bytes of an envelope and, where its body is sealed, the ciphertext. */
export type Parcel = { readonly bytes: Uint8Array; readonly ciphertext?: Uint8Array };

/**
 * A parcel as one run of bytes: the signed bytes, then a line feed and the ciphertext. Signed bytes hold no line feed, so the
 * first one ends them. The ciphertext stays outside what is signed, so that the signature can still be checked when it is gone.
 */
export function writeParcel(parcel: Parcel): Uint8Array {
  return parcel.ciphertext === undefined ? parcel.bytes : concat(parcel.bytes, lineFeed, parcel.ciphertext);
}

/** Takes a parcel apart. Believes nothing: any bytes are some parcel. */
export function readParcel(bytes: Uint8Array): Parcel {
  const end = bytes.indexOf(lineFeed[0]!);
  return end < 0 ? { bytes } : { bytes: bytes.subarray(0, end), ciphertext: bytes.subarray(end + 1) };
}

const lineFeed = Uint8Array.of(0x0a);
