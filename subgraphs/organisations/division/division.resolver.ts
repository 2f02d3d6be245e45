import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { Allow } from "../../kit/access/allow.decorator";
import type { SubgraphContext } from "../../kit/graphql/context";
import { loadDistrict, loadDistrictsOf, loadProvince, loadSubdistrictsOf, readProvinces } from "./division.loader";
import { District, Province, Subdistrict } from "./division.types";

@Resolver(() => Province)
export class ProvinceResolver {
  @Allow("READ_PUBLISHED")
  @Query(() => [Province], { description: "All provinces, in the order of the Thai alphabet." })
  provinces(@Ctx() { operation }: SubgraphContext): Promise<Province[]> {
    return readProvinces(operation);
  }

  @FieldResolver(() => [District], { description: "Its districts, in the order of the Thai alphabet." })
  districts(@Root() province: Province, @Ctx() { operation }: SubgraphContext): Promise<District[]> {
    return loadDistrictsOf(operation, province.code);
  }
}

@Resolver(() => District)
export class DistrictResolver {
  @Allow("READ_PUBLISHED")
  @Query(() => District, { nullable: true })
  district(@Arg("code", () => ID) code: string, @Ctx() { operation }: SubgraphContext): Promise<District | null> {
    return loadDistrict(operation, code);
  }

  @FieldResolver(() => Province, { nullable: true })
  province(@Root() district: District, @Ctx() { operation }: SubgraphContext): Promise<Province | null> {
    return loadProvince(operation, district.provinceCode);
  }

  @FieldResolver(() => [Subdistrict], { description: "Its sub-districts, in the order of the Thai alphabet." })
  subdistricts(@Root() district: District, @Ctx() { operation }: SubgraphContext): Promise<Subdistrict[]> {
    return loadSubdistrictsOf(operation, district.code);
  }

  @FieldResolver(() => [String], { description: "Postcodes in use in the district." })
  async postcodes(@Root() district: District, @Ctx() { operation }: SubgraphContext): Promise<string[]> {
    const subdistricts = await loadSubdistrictsOf(operation, district.code);
    return [...new Set(subdistricts.map(({ postcode }) => postcode))].sort();
  }
}
