/** Names of the API, ids and moments as machines write them: nobody should read them on a page. */
export const machineWords = /CENTRAL_OFFICER|SERVICE_POINT_OFFICER|[0-9a-f]{8}-[0-9a-f]{4}-|\d{4}-\d\d-\d\dT/;
