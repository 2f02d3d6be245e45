import { useRef } from "react";
import FormHelperText from "@mui/material/FormHelperText";
import { styled } from "@mui/material/styles";
import { useFieldArray, useFormState } from "react-hook-form";
import { fieldId } from "../form/form-definition";
import { useText } from "../i18n/use-text";
import type { MessageKey } from "../i18n/messages";
import type { PhotoSubject } from "../data/generated/graphql";
import { announce } from "../layout/announcer";
import { DropArea } from "./DropArea";
import { PhotoCard } from "./PhotoCard";
import type { PhotoValue } from "./photo-value";
import type { UploadTarget } from "./upload-file";
import { UploadRows } from "./UploadRows";
import { useUploads } from "./use-uploads";

const MAX_PHOTOS = 10;

const Group = styled("fieldset")({
  margin: 0,
  padding: 0,
  border: 0,
  minWidth: 0,
  display: "flex",
  flexDirection: "column",
  gap: 16,
  "& legend": { padding: 0, marginBottom: 4, fontWeight: 600, lineHeight: 1.5 },
});

const Cards = styled("ol")({
  listStyle: "none",
  margin: 0,
  padding: 0,
  display: "flex",
  flexDirection: "column",
  gap: 16,
});

interface PhotosInputProps {
  label: MessageKey;
  resource: UploadTarget["resource"];
  recordId: string;
  /** What may be shown; the first is what a new photo is taken to show. */
  subjects: readonly [PhotoSubject, ...PhotoSubject[]];
}

interface PhotosForm {
  photos: PhotoValue[];
}

/** Photos of a place: brought in, described for those who cannot see them, put in order. */
export function PhotosInput({ label, resource, recordId, subjects }: PhotosInputProps) {
  const text = useText();
  const isUploading = useRef(false);
  const { fields, append, move, remove } = useFieldArray<PhotosForm, "photos", "key">({
    name: "photos",
    keyName: "key",
    rules: { validate: () => (isUploading.current ? text("file.stillUnderWay") : true) },
  });
  const uploading = useUploads({ resource, kind: "photo", recordId }, ({ id }) => {
    append({ fileId: id, subject: subjects[0], altTh: "", altEn: "" }, { shouldFocus: false });
  });
  isUploading.current = uploading.isBusy;
  const { errors } = useFormState<PhotosForm>();
  const problem = errors.photos?.root?.message ?? (errors.photos as { message?: string } | undefined)?.message;
  const focus = (id: string) => setTimeout(() => document.getElementById(id)?.focus());
  function shift(index: number, by: -1 | 1) {
    const place = index + by;
    move(index, place);
    announce(text("file.moved", { place: place + 1, count: fields.length }));
    const isLast = by < 0 ? place === 0 : place === fields.length - 1;
    focus(`photo-${by < 0 !== isLast ? "up" : "down"}-${place}`);
  }
  const hintId = `${fieldId("photos")}-hint`;
  return (
    <Group id={fieldId("photos")} tabIndex={-1} aria-describedby={problem ? hintId : undefined}>
      <legend>{text(label)}</legend>
      {fields.length > 0 && (
        <Cards>
          {fields.map(({ key, fileId }, index) => (
            <PhotoCard
              key={key}
              resource={resource}
              fileId={fileId}
              index={index}
              count={fields.length}
              subjects={subjects}
              onMove={(by) => shift(index, by)}
              onRemove={() => {
                remove(index);
                announce(text("file.removed", { place: index + 1 }));
                focus("add-photo");
              }}
            />
          ))}
        </Cards>
      )}
      <UploadRows uploads={uploading.uploads} onRetry={uploading.retry} onRemove={uploading.remove} />
      {problem && (
        <FormHelperText id={hintId} error sx={{ mt: 0 }}>
          {problem}
        </FormHelperText>
      )}
      {fields.length + uploading.uploads.length < MAX_PHOTOS && (
        <DropArea id="add-photo" choose="file.choosePhotos" hint="file.hint" multiple onFiles={uploading.add} />
      )}
    </Group>
  );
}
