package io.trailhound.enrichment.ip;

import io.trailhound.enrichment.ip.aws.AwsRange;
import io.trailhound.enrichment.ip.geo.Network;
import io.trailhound.enrichment.ip.geo.Place;
import io.trailhound.enrichment.ip.list.ListMatch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the source of an event. What is not known is null.
 *
 * @param kind what the source is
 * @param address the address, when it is one
 * @param place where the address is
 * @param network whose network it is in
 * @param aws what AWS publishes about it
 * @param lists the lists it is on at the event's time and for its account, by name
 */
public record AddressFacts(
    SourceKind kind,
    @Nullable Address address,
    @Nullable Place place,
    @Nullable Network network,
    @Nullable AwsRange aws,
    List<ListMatch> lists) {

  /** Copies the lists. */
  public AddressFacts {
    lists = List.copyOf(lists);
  }

  /** The facts of a source that is no address. */
  static AddressFacts ofName(@Nullable String text) {
    return new AddressFacts(SourceKind.ofName(text), null, null, null, null, List.of());
  }

  /** The same facts with the lists that the address is on. */
  AddressFacts on(List<ListMatch> matches) {
    return matches.isEmpty() ? this : new AddressFacts(kind, address, place, network, aws, matches);
  }
}
