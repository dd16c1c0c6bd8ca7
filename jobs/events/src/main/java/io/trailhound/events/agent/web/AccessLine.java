package io.trailhound.events.agent.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of an access log in the common or combined form, taken apart:
 *
 * <pre>[VHOST ]CLIENT IDENT USER [TIME] "REQUEST" STATUS BYTES["REFERRER" "AGENT"[ ...]]</pre>
 *
 * @param host the virtual host that some servers put first, or empty
 * @param client the client's address or name
 * @param user the user of HTTP authentication, or {@code -}; may hold spaces
 * @param time as {@code 02/Mar/2026:11:59:58 +0000}
 * @param request the first line of the request, as the log escapes it
 * @param status the status, or {@code -}
 * @param bytes the size of the answer, or {@code -}
 * @param quoted the fields in quotes behind these: referrer, user agent, and what a server adds
 */
record AccessLine(
    String host,
    String client,
    String user,
    String time,
    String request,
    String status,
    String bytes,
    List<String> quoted) {
  private static final int MOST_QUOTED = 8;
  private static final int LONGEST_HEAD = 1024;

  /** The parts of a line, or null when it is no such line. */
  static @Nullable AccessLine parse(String line) {
    int open = line.indexOf(" [");
    int close = open < 0 || open > LONGEST_HEAD ? -1 : line.indexOf("] \"", open);
    if (close < 0 || close - open > 40) {
      return null;
    }
    String[] head = line.substring(0, open).split(" ", -1);
    // With a virtual host before the client there is one more; a user may hold spaces.
    boolean hasHost = head.length >= 4 && head[2].equals("-") && !head[1].equals("-");
    int client = hasHost ? 1 : 0;
    if (head.length < client + 3 || head[client].isEmpty()) {
      return null;
    }
    String user = String.join(" ", List.of(head).subList(client + 2, head.length));
    int requestEnd = quoteEnd(line, close + 3);
    if (requestEnd < 0 || !line.startsWith(" ", requestEnd + 1)) {
      return null;
    }
    int statusEnd = end(line, requestEnd + 2);
    int bytesEnd = end(line, statusEnd + 1);
    String status = line.substring(requestEnd + 2, statusEnd);
    String bytes = statusEnd + 1 > bytesEnd ? "" : line.substring(statusEnd + 1, bytesEnd);
    if (!isNumber(status) || !isNumber(bytes)) {
      return null;
    }
    return new AccessLine(
        hasHost ? head[0] : "",
        head[client],
        user,
        line.substring(open + 2, close),
        line.substring(close + 3, requestEnd),
        status,
        bytes,
        quoted(line, bytesEnd));
  }

  private static List<String> quoted(String line, int from) {
    List<String> quoted = new ArrayList<>();
    int at = line.indexOf('"', from);
    while (at >= 0 && quoted.size() < MOST_QUOTED) {
      int end = quoteEnd(line, at + 1);
      if (end < 0) {
        break;
      }
      quoted.add(line.substring(at + 1, end));
      at = line.indexOf('"', end + 1);
    }
    return quoted;
  }

  /** The position of the quote that ends a text, or -1; a backslash takes the next character. */
  private static int quoteEnd(String line, int from) {
    for (int i = from; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '"') {
        return i;
      }
    }
    return -1;
  }

  private static int end(String line, int from) {
    int space = line.indexOf(' ', from);
    return space < 0 ? line.length() : space;
  }

  private static boolean isNumber(String text) {
    if (text.equals("-")) {
      return true;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return !text.isEmpty() && text.length() <= 18;
  }
}
