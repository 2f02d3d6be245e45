import { useRef } from "react";
import Button from "@mui/material/Button";
import FormHelperText from "@mui/material/FormHelperText";
import { styled } from "@mui/material/styles";
import { useController } from "react-hook-form";
import { fieldId } from "../form/form-definition";
import { localName } from "../i18n/localized";
import { useLocale, useText } from "../i18n/use-text";
import { color } from "../layout/tokens";
import { DropArea } from "./DropArea";
import { Picture } from "./Picture";
import { fileUrl } from "./upload-file";
import { UploadRows } from "./UploadRows";
import { useUploads } from "./use-uploads";

const Group = styled("fieldset")({
  margin: 0,
  padding: 0,
  border: 0,
  minWidth: 0,
  display: "flex",
  flexDirection: "column",
  gap: 12,
  "& legend": { padding: 0, marginBottom: 4, fontWeight: 600, lineHeight: 1.5 },
  "& p": { margin: 0, color: color.inkSecondary },
});

interface LogoInputProps {
  organisationId: string;
  /** The logo that is shown while there is no own one. */
  inherited: { url: string; owner: { nameTh: string; nameEn?: string | null } } | null;
}

/** The logo of an organisation: its own, or the one from above, which it shows until it has its own. */
export function LogoInput({ organisationId, inherited }: LogoInputProps) {
  const text = useText();
  const [locale] = useLocale();
  const isUploading = useRef(false);
  const { field, fieldState } = useController({
    name: "logoFileId",
    rules: { validate: () => (isUploading.current ? text("file.stillUnderWay") : true) },
  });
  const uploading = useUploads({ resource: "organisations", kind: "logo", recordId: organisationId }, ({ id }) =>
    field.onChange(id),
  );
  isUploading.current = uploading.isBusy;
  const own = typeof field.value === "string" && field.value !== "" ? field.value : null;
  return (
    <Group id={fieldId("logoFileId")} tabIndex={-1}>
      <legend>{text("resources.organisations.fields.logoFileId")}</legend>
      {own && (
        <Picture url={fileUrl("organisations", own)} alt={text("file.logoOwn")} sizes="160px" style={{ width: 160 }} />
      )}
      {!own && inherited && (
        <>
          <Picture url={inherited.url} alt={text("file.logoInheritedAlt")} sizes="160px" style={{ width: 160 }} />
          <p>{text("file.logoInherited", { name: localName(inherited.owner, locale) })}</p>
        </>
      )}
      <p>{text("file.logoScope")}</p>
      <UploadRows uploads={uploading.uploads} onRetry={uploading.retry} onRemove={uploading.remove} />
      {fieldState.error?.message && (
        <FormHelperText error sx={{ mt: 0 }}>
          {fieldState.error.message}
        </FormHelperText>
      )}
      <DropArea id="add-logo" choose="file.chooseLogo" hint="file.hint" onFiles={uploading.add} />
      {own && (
        <div>
          <Button onClick={() => field.onChange("")}>{text("file.removeLogo")}</Button>
        </div>
      )}
    </Group>
  );
}
