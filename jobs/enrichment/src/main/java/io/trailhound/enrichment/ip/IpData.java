package io.trailhound.enrichment.ip;

import io.trailhound.enrichment.ip.aws.AwsRange;
import io.trailhound.enrichment.ip.aws.AwsRanges;
import io.trailhound.enrichment.ip.geo.Geo;
import io.trailhound.enrichment.ip.geo.Geo.Located;
import io.trailhound.enrichment.ip.list.AddressList;
import io.trailhound.enrichment.ip.list.ListMatch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All databases, ranges and lists at one moment. Immutable and safe for any number of threads: who
 * takes one snapshot for an event sees nothing half old and half new.
 */
public final class IpData {
  /** Nothing is known of any address. */
  public static final IpData EMPTY = new IpData("", new Geo(List.of()), AwsRanges.NONE, List.of());

  private final String version;
  private final Geo geo;
  private final AwsRanges aws;
  private final List<AddressList> lists;

  /**
   * Takes what was loaded.
   *
   * @param version changes when the content of any file does
   * @throws IllegalArgumentException when two lists have one name
   */
  public IpData(String version, Geo geo, AwsRanges aws, List<AddressList> lists) {
    this.version = version;
    this.geo = geo;
    this.aws = aws;
    List<AddressList> sorted = new ArrayList<>(lists);
    sorted.sort(Comparator.comparing(list -> list.source().name()));
    for (int i = 1; i < sorted.size(); i++) {
      String name = sorted.get(i).source().name();
      if (name.equals(sorted.get(i - 1).source().name())) {
        throw new IllegalArgumentException("two lists have the name '" + name + "'");
      }
    }
    this.lists = List.copyOf(sorted);
  }

  /** A hash over the content of all files; empty for {@link #EMPTY}. */
  public String version() {
    return version;
  }

  /** How many lookups met a fault in a database since it was loaded. */
  public long failures() {
    return geo.failures();
  }

  /** Whether AWS's own ranges are known, so that an address outside them is not AWS's. */
  public boolean knowsAws() {
    return aws != AwsRanges.NONE;
  }

  /** The lists, by name. */
  public List<AddressList> lists() {
    return lists;
  }

  /**
   * What is known of a source. {@link IpLookup} gives the same and remembers it.
   *
   * @param text the {@code sourceIPAddress} of a record; null when absent
   * @param accountId the account of the event; null when it is not known
   * @param timeMillis the time of the event
   */
  public AddressFacts lookup(@Nullable String text, @Nullable String accountId, long timeMillis) {
    return onLists(withoutLists(text), accountId, timeMillis);
  }

  /** What is known of a source whatever the account and time. */
  AddressFacts withoutLists(@Nullable String text) {
    Address address = text == null ? null : Address.parse(text.strip()).orElse(null);
    if (address == null) {
      return AddressFacts.ofName(text);
    }
    AwsRange range = aws.find(address);
    Located located = geo.locate(address);
    SourceKind kind = SourceKind.ofAddress(address, range != null);
    return new AddressFacts(kind, address, located.place(), located.network(), range, List.of());
  }

  /** Facts with the lists that count for an account and time. */
  AddressFacts onLists(AddressFacts facts, @Nullable String accountId, long timeMillis) {
    Address address = facts.address();
    if (address == null) {
      return facts;
    }
    List<ListMatch> matches = List.of();
    for (AddressList list : lists) {
      ListMatch match = list.match(address, accountId, timeMillis);
      if (match != null) {
        matches = matches.isEmpty() ? new ArrayList<>() : matches;
        matches.add(match);
      }
    }
    return facts.on(matches);
  }
}
