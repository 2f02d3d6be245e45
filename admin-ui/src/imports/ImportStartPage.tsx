import { useNavigate, useSearchParams } from "react-router";
import FormControlLabel from "@mui/material/FormControlLabel";
import FormHelperText from "@mui/material/FormHelperText";
import FormLabel from "@mui/material/FormLabel";
import Radio from "@mui/material/Radio";
import RadioGroup from "@mui/material/RadioGroup";
import { rolesAndActions } from "../../../schema/roles-and-actions";
import { AddPlaceDocument } from "../add/add.graphql";
import { PlaceChoice } from "../add/PlaceChoice";
import { useActiveGrant } from "../auth/session";
import { mutateApi } from "../data/api-client";
import { useApiQuery } from "../data/use-api-query";
import { useText } from "../i18n/use-text";
import { Banner } from "../layout/Banner";
import { Card } from "../layout/Card";
import { Page } from "../layout/Page";
import { PageHeader } from "../layout/PageHeader";
import { ForAction } from "../permission/ForAction";
import { StartOrganisationImportDocument, StartServicePointImportDocument } from "./import.graphql";
import { importedResources, importKinds, isImportedResource, type ImportedResource } from "./import-kind";
import { ImportColumns } from "./ImportColumns";
import { ImportFileInput } from "./ImportFileInput";
import { RecentImports } from "./RecentImports";
import { useImportUpload } from "./use-import-upload";

/** นำเข้าข้อมูล: choose what, send a file; the page of the import shows what it would do. */
export function ImportStartPage() {
  return (
    <ForAction action="EDIT_PROFILE">
      <ImportStart />
    </ForAction>
  );
}

const startImport = (resource: ImportedResource, fileId: string, parentId: string | null) => {
  const idempotencyKey = crypto.randomUUID();
  return resource === "organisations"
    ? mutateApi(StartOrganisationImportDocument, { fileId, parentId, idempotencyKey })
    : mutateApi(StartServicePointImportDocument, { fileId, idempotencyKey });
};

function ImportStart() {
  const text = useText();
  const navigate = useNavigate();
  const grant = useActiveGrant();
  const [search, setSearch] = useSearchParams();
  const asked = search.get("of") ?? undefined;
  const resource: ImportedResource = isImportedResource(asked) ? asked : "organisations";
  const parentId = search.get("below");
  const mayAdd = grant !== undefined && rolesAndActions.ADD_ORGANISATION[grant.role] !== "no";
  const parent = useApiQuery(AddPlaceDocument, { id: parentId ?? "" }, { enabled: parentId !== null });
  const { send, stop, sending, problem } = useImportUpload(async (fileId) => {
    const { fileImport } = await startImport(resource, fileId, resource === "organisations" ? parentId : null);
    void navigate(`/imports/${resource}/${fileImport.id}`);
  });
  return (
    <Page kind="reading">
      <PageHeader
        title={text("import.title")}
        subtitle={text("import.intro")}
        crumbs={[{ label: text("frame.menu.organisationsGroup") }]}
      />
      <Card style={{ display: "flex", flexDirection: "column", gap: 16 }}>
        <div>
          <FormLabel id="import-what">{text("import.what")}</FormLabel>
          <RadioGroup
            row
            aria-labelledby="import-what"
            value={resource}
            onChange={(_event, of) => setSearch({ of }, { replace: true })}
          >
            {importedResources.map((each) => (
              <FormControlLabel
                key={each}
                value={each}
                control={<Radio />}
                disabled={sending !== null}
                label={text(`import.kinds.${each}`)}
              />
            ))}
          </RadioGroup>
        </div>
        {resource === "organisations" && mayAdd && (
          <div>
            <PlaceChoice
              label={text("import.parent")}
              isOptional
              chosen={parentId === null ? undefined : (parent.data?.organisation ?? undefined)}
              onChange={(below) => setSearch(below ? { of: resource, below } : { of: resource }, { replace: true })}
            />
            <FormHelperText>{text("import.parentHint")}</FormHelperText>
          </div>
        )}
        <ImportFileInput
          sending={sending}
          onStop={stop}
          onFile={(file) =>
            grant && void send(file, { resource: importKinds[resource].files, organisationId: grant.organisationId })
          }
        />
        {problem && (
          <Banner tone="error" role="alert">
            {problem}
          </Banner>
        )}
      </Card>
      <RecentImports />
      <ImportColumns resource={resource} />
    </Page>
  );
}
