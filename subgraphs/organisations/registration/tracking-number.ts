import { createHash, createHmac } from "node:crypto";

/** Crockford's base 32: nothing in it is read as something else. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/** 100 bits: nobody guesses one, however many there are. */
const length = 20;
const groupLength = 5;

/**
 * The tracking number of a request. It follows from the key that the client chose for it, so that a request whose answer was
 * lost on the way gets the same number when it is sent again, and no number has to be kept.
 */
export function trackingNumberOf(secret: string, requestKey: string): string {
  const bits = createHmac("sha256", secret).update(requestKey).digest();
  let number = "";
  for (let index = 0; index < length; index++) {
    const place = index * 5;
    const pair = bits.readUInt16BE(place >> 3);
    number += alphabet[(pair >> (11 - (place & 7))) & 31];
    if (index % groupLength === groupLength - 1 && index < length - 1) number += "-";
  }
  return number;
}

/** A typed tracking number in one form: case, spaces and hyphens do not matter, O is 0, I and L are 1. */
const plain = (typed: string): string =>
  typed.toUpperCase().replace(/[\s-]/g, "").replaceAll("O", "0").replace(/[IL]/g, "1");

/** What is kept of a tracking number. Of a text that can be none there is a hash as well: nobody finds anything by it. */
export const trackingHash = (typed: string): Buffer => createHash("sha256").update(plain(typed)).digest();
