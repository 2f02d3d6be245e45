import Button from "@mui/material/Button";
import DownloadOutlined from "@mui/icons-material/DownloadOutlined";
import Typography from "@mui/material/Typography";
import { styled } from "@mui/material/styles";
import { useApiQuery } from "../data/use-api-query";
import { useFileDownload } from "../data/use-file-download";
import { useLocale, useText } from "../i18n/use-text";
import { Card } from "../layout/Card";
import { color } from "../layout/tokens";
import { DownloadProgress } from "../list/DownloadProgress";
import { importKinds, type ImportedResource } from "./import-kind";

const Columns = styled("dl")({
  display: "grid",
  gridTemplateColumns: "minmax(140px, 1fr) minmax(0, 2fr)",
  gap: "6px 16px",
  margin: 0,
  fontSize: 15,
  "& dt": { fontWeight: 600, overflowWrap: "anywhere" },
  "& dd": { margin: 0, color: color.inkSecondary, overflowWrap: "anywhere" },
});

/** An empty file to be filled in, and what each of its columns takes. */
export function ImportColumns({ resource }: { resource: ImportedResource }) {
  const text = useText();
  const [locale] = useLocale();
  const download = useFileDownload();
  const { files, columns } = importKinds[resource];
  const { data } = useApiQuery(columns, {}, { staleTime: 600_000 });
  const language = locale === "th" ? "th" : "en";
  return (
    <Card style={{ display: "flex", flexDirection: "column", gap: 12 }}>
      <Typography variant="h2">{text("import.columns")}</Typography>
      <Typography>{text("import.columnsHint")}</Typography>
      <div style={{ display: "flex", flexWrap: "wrap", alignItems: "center", gap: 8 }}>
        <span id="import-template">{text("import.template")}</span>
        {(["csv", "xlsx"] as const).map((format) => (
          <Button
            key={format}
            size="small"
            variant="outlined"
            startIcon={<DownloadOutlined aria-hidden />}
            aria-describedby="import-template"
            onClick={() => void download.start(`/export/${files}/import-template.${format}`, { language })}
          >
            {format === "csv" ? "CSV" : "Excel"}
          </Button>
        ))}
      </div>
      <DownloadProgress download={download} />
      <Columns>
        {data?.columns.map(({ headingTh, headingEn, helpTh, helpEn, isRequired }) => (
          <div key={headingEn} style={{ display: "contents" }}>
            <dt>
              {language === "th" ? headingTh : headingEn} {isRequired && text("import.required")}
            </dt>
            <dd>{language === "th" ? helpTh : helpEn}</dd>
          </div>
        ))}
      </Columns>
    </Card>
  );
}
