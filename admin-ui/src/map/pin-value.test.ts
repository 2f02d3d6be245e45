import { movePin, pinInputOf, pinValueOf } from "./pin-value";

const imported = pinValueOf({ latitude: 18.78, longitude: 98.96, isConfirmed: false, isAbroad: false, reason: null });

describe("what a saved form says about its pin", () => {
  it("is nothing while nobody touched it", () => {
    expect(pinInputOf(imported, imported)).toBeUndefined();
    expect(pinInputOf(null, null)).toBeUndefined();
  });

  it("is the place it was moved to, now confirmed", () => {
    const moved = movePin(imported, { latitude: 18.79, longitude: 98.97 });
    expect(moved.isConfirmed).toBe(true);
    expect(pinInputOf(moved, imported)).toEqual({ latitude: 18.79, longitude: 98.97, isAbroad: false, reason: null });
  });

  it("is the old place when the officer confirms it as it is", () => {
    const confirmed = imported && { ...imported, isConfirmed: true };
    expect(pinInputOf(confirmed, imported)).toEqual({
      latitude: 18.78,
      longitude: 98.96,
      isAbroad: false,
      reason: null,
    });
  });

  it("carries the reason without the space around it", () => {
    const moved = { ...movePin(null, { latitude: 1, longitude: 2 }), reason: " อยู่อีกฝั่งถนน " };
    expect(pinInputOf(moved, null)?.reason).toBe("อยู่อีกฝั่งถนน");
  });
});
