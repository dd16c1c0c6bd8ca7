package io.trailhound.enrichment.identity.chain;

import io.trailhound.enrichment.identity.Principal;
import java.util.List;

/**
 * How the session of a call came to be. Immutable.
 *
 * @param origin the first actor; where the chain is not complete, the first that is known
 * @param hops the steps from the first actor to the session; none for a caller without a session
 * @param state whether the first actor is known
 */
public record Chain(Principal origin, List<Hop> hops, State state) {
  /** The most hops that are followed. */
  public static final int MOST_HOPS = 10;

  /** How a chain ends. */
  public enum State {
    /** At a user, root, an identity provider's user, or a service or its workload. */
    COMPLETE,
    /** At a session whose issue was not seen, or an account whose callers cannot be seen. */
    BROKEN,
    /** At a session that stands behind itself: names alone tied it, and they do not suffice. */
    CYCLE,
    /** After {@link #MOST_HOPS} hops. */
    TOO_LONG
  }

  /** Copies the list. */
  public Chain {
    hops = List.copyOf(hops);
  }
}
