/* Takes animations and transitions, which a media query can start, to their end, or to their beginning where they have
   none: colours on the way would be judged by chance. Gives how many there were. */
window.aaauditStill = () => {
  const timed = document.getAnimations().filter((animation) => animation.timeline === document.timeline);
  for (const animation of timed) {
    if (animation.effect.getComputedTiming().endTime === Infinity) {
      animation.pause();
      animation.currentTime = 0;
    } else {
      animation.finish();
    }
  }
  return timed.length;
};
