import { words } from "./words.mjs";

const element = (id) => document.getElementById(id);

/** Sends the picture itself, for the request that the tracking number opens. */
async function send(file, trackingNumber) {
  const query = new URLSearchParams({ record: trackingNumber, name: file.name });
  const response = await fetch(`/files/organisations/registration-photo?${query}`, {
    method: "POST",
    headers: { "content-type": "application/octet-stream", "x-pakmut-csrf": "1" },
    body: file,
  });
  // Read, though nobody needs it: an answer that is left lying keeps its connection.
  await response.arrayBuffer();
  if (!response.ok) throw new Error(String(response.status));
}

/** Offers to add a photo to a request that was sent; another one takes its place. */
export function followPhoto(trackingNumber) {
  element("photo").addEventListener("change", async () => {
    const [file] = element("photo").files;
    if (!file) return;
    const state = element("photo-state");
    state.textContent = words().photoSending;
    try {
      await send(file, trackingNumber());
      state.textContent = words().photoSent;
    } catch {
      state.textContent = words().photoRefused;
    }
  });
}

/** Of an agency that is in the register nobody needs a photo. */
export function offerPhoto(isNew) {
  element("photo").value = "";
  element("photo-state").textContent = "";
  element("photo-field").hidden = !isNew;
}
