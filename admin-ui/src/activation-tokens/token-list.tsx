import type { TokenPlaceFragment } from "../data/generated/graphql";
import type { Role } from "../auth/session";
import { PlaceName } from "../address/PlaceName";
import { useText } from "../i18n/use-text";
import type { ListColumn, ListDefinition } from "../list/list-definition";
import { CardName, NameCell } from "../list/NameCell";
import { LocalName } from "../organisations/organisation-fields";
import { SeatCell } from "./SeatCell";
import { TokenBulkActions } from "./TokenBulkActions";
import { tokenFilters } from "./token-filters";

/** Given at the country alone; who needs them asks for the columns or filters by them. */
const RARE: readonly Role[] = ["PLATFORM_ADMIN", "OPDC_OFFICER"];

function seatColumn(role: Role, isOnly: boolean): ListColumn<TokenPlaceFragment> {
  return {
    key: role,
    label: `role.${role}`,
    isDefault: isOnly || !RARE.includes(role),
    render: (place) => {
      const seat = place.seats.find((one) => one.role === role);
      return seat ? <SeatCell key={seat.tokenId} place={place} seat={seat} /> : <NotGiven />;
    },
  };
}

function NotGiven() {
  const text = useText();
  return (
    <>
      <span aria-hidden>–</span>
      <span className="visually-hidden">{text("activationToken.notGiven")}</span>
    </>
  );
}

function TokenCard({ place, role }: { place: TokenPlaceFragment; role: Role | undefined }) {
  const text = useText();
  return (
    <>
      {place.organisation.level === "COUNTRY" ? (
        <LocalName named={place.organisation} />
      ) : (
        <CardName resource="organisations" row={place.organisation} />
      )}
      {place.seats
        .filter((seat) => role === undefined || seat.role === role)
        .map((seat) => (
          <div key={`${seat.role} ${seat.tokenId}`} style={{ marginTop: 8 }}>
            <strong style={{ fontWeight: 600 }}>{text(`role.${seat.role}`)}</strong>
            <SeatCell place={place} seat={seat} />
          </div>
        ))}
    </>
  );
}

/** จัดการ Token: places and, for each role that the asker gives, the token of that role there. */
export function tokenList(roles: readonly Role[], role: Role | undefined): ListDefinition<TokenPlaceFragment> {
  const shown = role && roles.includes(role) ? [role] : roles;
  return {
    resource: "activationTokenPlaces",
    group: "frame.menu.accountsGroup",
    title: "activationToken.title",
    found: "activationToken.found",
    things: "activationToken.things",
    searchHint: "activationToken.searchHint",
    nameLabel: "activationToken.organisation",
    rowLabel: (row) => row.organisation.nameTh,
    rowPath: () => null,
    renderName: (row, isCompact) =>
      row.organisation.level === "COUNTRY" ? (
        <LocalName named={row.organisation} />
      ) : (
        <>
          <NameCell
            resource="organisations"
            row={{ ...row.organisation, district: null, province: null }}
            isCompact={isCompact}
          />
          {!isCompact && (
            <span className="meta">
              <PlaceName district={row.organisation.district} province={row.organisation.province} />
            </span>
          )}
        </>
      ),
    columns: shown.map((one) => seatColumn(one, shown.length === 1)),
    filters: tokenFilters,
    renderCard: (row) => <TokenCard place={row} role={role} />,
    useViews: () => [],
    BulkActions: TokenBulkActions,
    isFilterSelectable: true,
  };
}
