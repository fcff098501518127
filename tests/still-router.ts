const nothing = () => {};

/** A router that goes nowhere, for components that are drawn outside the app. */
export const stillRouter = {
  back: nothing,
  forward: nothing,
  refresh: nothing,
  push: nothing,
  replace: nothing,
  prefetch: nothing,
  bfcacheId: '0',
};
