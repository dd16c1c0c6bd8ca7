package io.trailhound.events;

/** How reading one thing of an object can end. Nothing that was read ends in any other way. */
public sealed interface Outcome permits Event, Rejected, Notice, ObjectEnd {}
