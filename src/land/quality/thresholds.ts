/**
 * What counts as a fault of the geometry (图形质量阈值). Lengths are true metres, taken with the scale of the working plane
 * at the place.
 */

/**
 * Points closer than this are the same point: the XY tolerance of the databases of the third survey (XY 容差 0.0001 m;
 * TD/T 1057, recalled). An overlap or a gap whose mean width stays below it is rounding and no fault.
 */
export const XY_TOLERANCE_M = 1e-4;

/**
 * Legs that meet at less than this angle go out and back (尖刺, spike), if they are also closer together than
 * {@link NARROW_M}: a long acute corner of a real parcel is wider than that at its open end. Our own choice.
 */
export const SPIKE_ANGLE_DEGREES = 1;

/**
 * Narrower than this is no land but a line: half the width at which the survey's positional accuracy could still tell two
 * sides apart (0.1 m, half a pixel of the 0.2 m imagery that TD/T 1055 asks for in towns; recalled).
 */
export const NARROW_M = 0.05;

/**
 * A parcel of at most this area is a sliver (碎面). Far below the smallest mapped area (最小上图图斑面积: 200 m² built-up,
 * 400 m² farmland, 600 m² other; TD/T 1055-2019, recalled), since a parcel below *that* is only small. Our own choice.
 */
export const SLIVER_AREA_M2 = 1;

/** A narrow parcel is a sliver when its thinness 4πA/P² is below this: about 1 to 60. Our own choice. */
export const SLIVER_THINNESS = 0.05;

/** An uncovered place up to this area cannot be land left out on purpose: the smallest mapped area there is (TD/T 1055). */
export const GAP_AREA_M2 = 200;

/**
 * An uncovered strip up to this mean width is a gap (缝隙) however long it is: roads and ditches are drawn as areas from
 * 1 m on (TD/T 1055-2019, the southern value; recalled).
 */
export const GAP_WIDTH_M = 1;

/** Pieces of an overlay thinner than this are its rounding: a hundred times the last bit of a coordinate of 1e7 m. */
export const OVERLAY_NOISE_M = 2e-7;
