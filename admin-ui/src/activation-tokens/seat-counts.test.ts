import { countSeats } from "./seat-counts";

const order = ["CENTRAL_OFFICER", "SERVICE_POINT_OFFICER", "BI_READER"] as const;

test("counts seats and unused tokens a role, in the order of roles, without roles that nobody can be given here", () => {
  const places = [
    {
      id: "a",
      seats: [
        { role: "BI_READER", status: "NONE" },
        { role: "SERVICE_POINT_OFFICER", status: "READY" },
      ],
    },
    { id: "b", seats: [{ role: "SERVICE_POINT_OFFICER", status: "EXPIRED" }] },
  ] as const;
  expect(countSeats(places, order)).toEqual([
    { role: "SERVICE_POINT_OFFICER", seats: 2, ready: 1 },
    { role: "BI_READER", seats: 1, ready: 0 },
  ]);
  expect(countSeats([], order)).toEqual([]);
});
