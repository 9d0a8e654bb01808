/** What a base dataset is used for (底图数据角色); ids are public, see the plan file format. */
export type BaseRole =
  | 'land-cover'
  | 'redline'
  | 'farmland'
  | 'urban-boundary'
  | 'protected'
  | 'roads'
  | 'villages'
  | 'places'
  | 'buildings'
  | 'water'
  | 'zone'
  /** Heights of the ground as a GeoTIFF (高程, DEM). */
  | 'elevation';
