package io.trailhound.enrichment.ip.list;

import io.trailhound.enrichment.ip.Notice;
import io.trailhound.enrichment.ip.Prefix;
import io.trailhound.enrichment.ip.PrefixParser;
import io.trailhound.enrichment.ip.PrefixTable;
import io.trailhound.enrichment.ip.PrefixTableBuilder;
import io.trailhound.enrichment.ip.RefusedException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Takes the entries of one list from a reader. */
final class AddressListBuilder {
  static final int MOST = 10_000_000;

  private final ListSource source;
  private final PrefixParser parser = new PrefixParser();
  private final PrefixTableBuilder blocks = PrefixTable.builder();
  private final List<EntryTerms> terms = new ArrayList<>();
  private final Map<EntryTerms, Integer> numbers = new HashMap<>();
  private final Map<String, Remark> remarks = new TreeMap<>();

  AddressListBuilder(ListSource source) {
    this.source = source;
  }

  static AddressList of(ListSource source, Iterable<Prefix> prefixes) {
    PrefixTableBuilder blocks = PrefixTable.builder();
    for (Prefix block : prefixes) {
      blocks.add(block, 0);
    }
    return new AddressList(source, List.of(EntryTerms.ALWAYS), blocks.build());
  }

  /** Adds an address, a block or a range. */
  void add(int line, String text, EntryTerms entry) throws RefusedException {
    if (!parser.parse(text)) {
      throw new RefusedException(line, parser.reason());
    }
    if (blocks.size() + parser.blocks().size() > MOST) {
      throw new RefusedException(line, "it has more than " + MOST + " entries");
    }
    if (parser.cut()) {
      remark(line, "blocks with address bits beyond their length, which are ignored");
    }
    Integer number = numbers.get(entry);
    if (number == null) {
      number = terms.size();
      numbers.put(entry, number);
      terms.add(entry);
    }
    for (Prefix block : parser.blocks()) {
      blocks.add(block, number);
    }
  }

  /** Counts something to be said once about all the lines it was met on. */
  void remark(int line, String text) {
    Remark remark = remarks.computeIfAbsent(text, key -> new Remark(line));
    remark.count++;
  }

  AddressList build(List<Notice> notices) throws RefusedException {
    try {
      AddressList list = new AddressList(source, terms, blocks.build());
      remarks.forEach(
          (text, remark) ->
              notices.add(
                  new Notice(
                      source.file().toString(),
                      text + ": " + remark.count + ", the first on line " + remark.firstLine)));
      return list;
    } catch (IllegalArgumentException e) {
      throw new RefusedException(String.valueOf(e.getMessage()));
    }
  }

  private static final class Remark {
    final int firstLine;
    int count;

    Remark(int firstLine) {
      this.firstLine = firstLine;
    }
  }
}
