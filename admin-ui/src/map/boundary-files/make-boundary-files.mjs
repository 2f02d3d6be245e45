/**
 * Makes the map files of the admin UI from the district boundaries that the server uses for `placeAt`:
 *
 *     node admin-ui/src/map/boundary-files/make-boundary-files.mjs
 *
 * Provinces are the districts of one code merged, not a second source: two simplifications of one border would
 * draw two lines where there is one. The files are TopoJSON (a shared border is stored once) in whole steps of
 * 0.0001 degree, about 11 m and far finer than the simplification of the source.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { merge, quantize } from "topojson-client";
import { topology } from "topojson-server";
import { findLabelPoint } from "./label-point.mjs";

const root = new URL("../../../../", import.meta.url);
const source = new URL("subgraphs/service-points/place/boundaries/th_districts.geojson", root);
const stepDegrees = 0.0001;
const origin = [97, 5];

const districts = JSON.parse(readFileSync(source, "utf8")).features;
const provinceNames = JSON.parse(readFileSync(new URL("province-names.json", import.meta.url), "utf8"));

const districtAreas = districts.map(({ properties, geometry }) =>
  makeArea(properties.code, { th: properties.name_th, en: properties.name_en }, geometry),
);
const districtTopology = topology({ areas: { type: "FeatureCollection", features: districtAreas } });
const provinceAreas = Object.entries(provinceNames).map(([code, names]) => {
  const members = districtTopology.objects.areas.geometries.filter((area) => area.id.startsWith(code));
  return makeArea(code, names, merge(districtTopology, members));
});

writeTopology("provinces.json", topology({ areas: { type: "FeatureCollection", features: provinceAreas } }));
writeTopology("districts.json", districtTopology);

/** One named area; `label` is the [longitude, latitude] where the name fits best. */
function makeArea(id, { th, en }, geometry) {
  const label = findLabelPoint(geometry).map(toStep);
  return {
    type: "Feature",
    id,
    properties: { th, en, label },
    geometry: { ...geometry, coordinates: toSteps(geometry.coordinates) },
  };
}

function toSteps(coordinates) {
  return typeof coordinates[0] === "number" ? coordinates.map(toStep) : coordinates.map(toSteps);
}

function toStep(degrees) {
  return Number((Math.round(degrees / stepDegrees) * stepDegrees).toFixed(4));
}

function writeTopology(name, shapes) {
  const quantized = quantize(shapes, { scale: [stepDegrees, stepDegrees], translate: origin });
  writeFileSync(new URL(`admin-ui/public/map/${name}`, root), `${JSON.stringify(quantized)}\n`);
}
