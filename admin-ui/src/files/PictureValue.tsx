import { useText } from "../i18n/use-text";
import { Picture } from "./Picture";
import { photoValuesOf } from "./photo-value";
import { fileUrl, type FileResource } from "./upload-file";

/** Photos or a logo of a form as the conflict panel shows them. */
export function PictureValue({ resource, value }: { resource: FileResource; value: unknown }) {
  const text = useText();
  const ids = typeof value === "string" && value ? [{ fileId: value, altTh: "" }] : photoValuesOf(value);
  if (ids.length === 0) return <em style={{ fontStyle: "normal" }}>{text("form.emptyValue")}</em>;
  return (
    <div style={{ display: "grid", gap: 4 }}>
      {ids.map(({ fileId, altTh }) => (
        <Picture key={fileId} url={fileUrl(resource, fileId)} alt={altTh} sizes="96px" style={{ width: 96 }} />
      ))}
    </div>
  );
}
