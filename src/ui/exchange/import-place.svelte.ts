import { MediaQuery } from 'svelte/reactivity';

/** Whether the window is so wide that the import stands beside the map, with its preview in sight. */
export const hasRoomBeside = new MediaQuery('(min-width: 1280px)');
