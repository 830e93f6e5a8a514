/* Time runs sixty times as fast for the scripts of the page. */
(() => {
  const SPEED = 60;
  const { setTimeout: later, setInterval: often, requestAnimationFrame: next } = window;
  const faster = (start) => (action, delay = 0, ...args) => start.call(window, action, delay / SPEED, ...args);
  window.setTimeout = faster(later);
  window.setInterval = faster(often);
  const begin = performance.now();
  const now = performance.now.bind(performance);
  const scaled = (time) => begin + (time - begin) * SPEED;
  performance.now = () => scaled(now());
  const birth = Date.now();
  const RealDate = Date;
  const realNow = Date.now.bind(Date);
  window.Date = class extends RealDate {
    constructor(...args) {
      if (args.length) super(...args);
      else super(birth + (realNow() - birth) * SPEED);
    }
    static now() {
      return birth + (realNow() - birth) * SPEED;
    }
  };
  window.requestAnimationFrame = (action) => next.call(window, (time) => action(scaled(time)));
  window.aaauditRest = (milliseconds) => new Promise((done) => later.call(window, done, milliseconds));
})();
