package io.trailhound.generate.habits;

/** Where somebody's calls come from. */
@FunctionalInterface
interface Whereabouts {

  /** The address at a time, in epoch seconds. */
  String at(long time);
}
