package io.trailhound.pipeline.who;

import io.trailhound.enrichment.identity.Principal;
import io.trailhound.enrichment.ip.Address;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The other identities that called from the addresses of the subject. */
final class Neighbours {
  private static final int MOST_ADDRESSES = 1_000;
  private static final int MOST_IDENTITIES = 100;

  private final Map<Address, Tally<String>> byAddress = new HashMap<>();
  private final Map<String, Principal> people = new HashMap<>();

  private Neighbours() {}

  /** The addresses from which the subject called most; names of services are none. */
  Neighbours(Sources sources) {
    for (Tally.Entry<String> entry : sources.addresses().entries()) {
      Address address = sources.facts(entry.value()).address();
      if (address != null && byAddress.size() < MOST_ADDRESSES) {
        byAddress.put(address, new Tally<>(MOST_IDENTITIES));
      }
    }
  }

  /** Nobody is looked for. */
  static Neighbours none() {
    return new Neighbours();
  }

  /** Whether there is any address to look at. */
  boolean isNeeded() {
    return !byAddress.isEmpty();
  }

  /** Whether a call came from one of the addresses. */
  boolean isOn(Call call) {
    return call.address() != null && byAddress.containsKey(call.address());
  }

  /**
   * Takes a call from one of them that is none of the subject.
   *
   * @param key who called: the stable key, also where the record has only a unique id
   */
  void add(Call call, String key) {
    Principal principal = call.principal();
    Tally<String> tally = call.address() == null ? null : byAddress.get(call.address());
    if (tally != null && principal != null) {
      tally.add(key, call);
      if (people.size() < Tally.MOST && key.equals(principal.key())) {
        people.putIfAbsent(key, principal);
      }
    }
  }

  /** The others on an address. */
  Tally<String> on(@Nullable Address address) {
    Tally<String> others = address == null ? null : byAddress.get(address);
    return others == null ? new Tally<>() : others;
  }

  /** Who a key is, as one of the calls has it; null when so many are known that this one is not. */
  @Nullable Principal principal(String key) {
    return people.get(key);
  }
}
