// A photograph made anew from its pixels: no place, no telephone, no name of its owner goes with it; as it was held, at most SIDE px wide or high.
const SIDE = 2400, QUALITY = 0.88;

export class NoPhoto extends Error {}

export async function redrawn(file) {
  let picture;
  try {
    picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  } catch {
    throw new NoPhoto(/\.(heic|heif)$/i.test(file.name) || /hei[cf]/.test(file.type) ? "heic" : "photo_unreadable");
  }
  const scale = Math.min(1, SIDE / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#fff"; // a JPEG has nothing to see through
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.imageSmoothingQuality = "high";
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
  if (!blob) throw new NoPhoto("photo_unreadable");
  return { blob, width: canvas.width, height: canvas.height };
}
