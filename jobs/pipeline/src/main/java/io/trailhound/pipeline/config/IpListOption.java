package io.trailhound.pipeline.config;

import io.trailhound.enrichment.ip.list.ListKind;
import io.trailhound.enrichment.ip.list.ListSource;
import io.trailhound.pipeline.source.Input;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list of addresses as the user named it: {@code NAME=FILE}, and behind it, by commas, {@code
 * allow}, {@code column=HEADER} and any number of {@code account=ID}.
 *
 * @param name what events and rules call it
 * @param file where it is
 * @param kind what it means to be on it
 * @param column the CSV column of the addresses; null for the first that holds one
 * @param accounts the accounts that it is for; none for all
 */
public record IpListOption(
    String name, Input file, ListKind kind, @Nullable String column, List<String> accounts)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /**
   * Reads the words of the user.
   *
   * @throws IllegalArgumentException with what is wrong with them
   */
  public static IpListOption parse(String words) {
    String[] parts = words.split(",", -1);
    int equals = parts[0].indexOf('=');
    if (equals < 1 || equals == parts[0].length() - 1) {
      throw new IllegalArgumentException("'" + words + "' is not NAME=FILE");
    }
    ListKind kind = ListKind.DENY;
    String column = null;
    List<String> accounts = new ArrayList<>();
    for (String part : List.of(parts).subList(1, parts.length)) {
      if (part.equals("allow")) {
        kind = ListKind.ALLOW;
      } else if (part.startsWith("column=")) {
        column = part.substring("column=".length());
      } else if (part.startsWith("account=")) {
        accounts.add(part.substring("account=".length()));
      } else {
        throw new IllegalArgumentException(
            "'" + part + "' in '" + words + "' is none of allow, column=HEADER, account=ID");
      }
    }
    Input file = Input.of(parts[0].substring(equals + 1));
    IpListOption option =
        new IpListOption(parts[0].substring(0, equals), file, kind, column, List.copyOf(accounts));
    option.source(Path.of(file.typed()));
    return option;
  }

  /**
   * The list, read from a file on the local disk.
   *
   * @throws IllegalArgumentException when an account is no account id
   */
  public ListSource source(Path local) {
    ListSource source = ListSource.of(name, kind, local).forAccounts(accounts);
    return column == null ? source : source.withColumn(column);
  }
}
