package io.trailhound.enrichment.ip.list;

import io.trailhound.enrichment.ip.Address;
import io.trailhound.enrichment.ip.Loaded;
import io.trailhound.enrichment.ip.Prefix;
import io.trailhound.enrichment.ip.PrefixTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A named list of addresses and blocks. Immutable and safe for any number of threads. */
public final class AddressList {
  private final ListSource source;
  private final List<EntryTerms> terms;
  private final PrefixTable table;

  AddressList(ListSource source, List<EntryTerms> terms, PrefixTable table) {
    this.source = source;
    this.terms = List.copyOf(terms);
    this.table = table;
  }

  /** Reads a list in its format; one line that cannot be read refuses the whole file. */
  public static Loaded<AddressList> read(ListSource source) {
    return Loaded.read(
        source.file(),
        (path, notices) -> {
          AddressListBuilder entries = new AddressListBuilder(source);
          switch (source.format()) {
            case TEXT -> TextListReader.read(path, entries);
            case CSV -> CsvListReader.read(path, source.column(), entries);
            case STIX -> StixListReader.read(path, entries);
          }
          return entries.build(notices);
        });
  }

  /** A list of entries that always count, from memory. */
  public static AddressList of(ListSource source, Iterable<Prefix> blocks) {
    return AddressListBuilder.of(source, blocks);
  }

  /** What the list is called and where it is. */
  public ListSource source() {
    return source;
  }

  /** How many blocks it has; a range may be several. */
  public int size() {
    return table.size();
  }

  /** The heap that the blocks take, in bytes, without descriptions. */
  public long heapBytes() {
    return table.heapBytes();
  }

  /**
   * The most specific entry that counts for an address; null when there is none.
   *
   * @param account the account of the event; null when it is not known
   * @param timeMillis the time of the event
   */
  public @Nullable ListMatch match(Address address, @Nullable String account, long timeMillis) {
    if (!EntryTerms.covers(source.accounts(), account)) {
      return null;
    }
    int node = table.find(address.high(), address.low());
    while (node != PrefixTable.NONE) {
      EntryTerms entry = terms.get(table.value(node));
      if (entry.applies(account, timeMillis)) {
        String block = Prefix.around(address, table.bits(node)).toString();
        return new ListMatch(
            source.name(), source.kind(), block, entry.validUntil(), entry.description());
      }
      node = table.parent(node);
    }
    return null;
  }
}
