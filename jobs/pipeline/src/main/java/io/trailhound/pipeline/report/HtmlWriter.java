package io.trailhound.pipeline.report;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * Writes elements to a page. There is no way to write markup as a string, so nothing that an alert
 * says can become markup; every element that is opened is closed, so the page is well-formed XML
 * too.
 */
public final class HtmlWriter {

  /** The most UTF-16 code units of one text that a page shows, unless the caller says otherwise. */
  static final int TEXT_LIMIT = 2_000;

  private static final Set<String> LINE_AFTER =
      Set.of(
          "html",
          "head",
          "title",
          "style",
          "body",
          "header",
          "main",
          "footer",
          "nav",
          "section",
          "h1",
          "h2",
          "h3",
          "p",
          "div",
          "ul",
          "li",
          "table",
          "thead",
          "tbody",
          "tr",
          "dl",
          "dd",
          "details",
          "summary",
          "pre",
          "figure",
          "figcaption",
          "svg",
          "g",
          "rect",
          "text");

  /** Finished markup that only this class can make. */
  record Fragment(String markup) {}

  private final Appendable out;
  private final Deque<String> open = new ArrayDeque<>();

  /** Writes to what is given. */
  public HtmlWriter(Appendable out) {
    this.out = out;
  }

  /** Starts the document. */
  HtmlWriter doctype() throws IOException {
    out.append("<!DOCTYPE html>\n");
    return this;
  }

  /**
   * Opens an element.
   *
   * @param attributes names and values in turn; values are escaped
   */
  public HtmlWriter open(String tag, String... attributes) throws IOException {
    start(tag, attributes);
    out.append('>');
    open.push(tag);
    return this;
  }

  /** Writes an element that has no content, such as {@code meta}. */
  public HtmlWriter empty(String tag, String... attributes) throws IOException {
    start(tag, attributes);
    out.append(" />\n");
    return this;
  }

  /** Closes the element that was opened last. */
  public HtmlWriter close() throws IOException {
    String tag = open.pop();
    out.append("</").append(tag).append('>');
    if (LINE_AFTER.contains(tag)) {
      out.append('\n');
    }
    return this;
  }

  /** Writes a text, escaped, and cut at {@link #TEXT_LIMIT}. */
  HtmlWriter text(String text) throws IOException {
    return text(text, TEXT_LIMIT);
  }

  /** Writes a text, escaped, and cut at {@code limit} UTF-16 code units. */
  HtmlWriter text(String text, int limit) throws IOException {
    out.append(Html.escape(text, Html.Context.ELEMENT, limit));
    return this;
  }

  /** Writes an element that holds only a text. */
  public HtmlWriter element(String tag, String text, String... attributes) throws IOException {
    return open(tag, attributes).text(text).close();
  }

  /** Writes a style sheet of our own, which may hold no markup characters. */
  public HtmlWriter style(String css) throws IOException {
    if (css.indexOf('<') >= 0 || css.indexOf('&') >= 0) {
      throw new IllegalArgumentException("a style sheet with markup characters");
    }
    open("style");
    out.append('\n').append(css);
    return close();
  }

  /** Writes what {@link #fragment} made. */
  HtmlWriter append(Fragment fragment) throws IOException {
    out.append(fragment.markup());
    return this;
  }

  /** Writes part of a page to memory, to be put in its place later. */
  static Fragment fragment(Part part) throws IOException {
    StringBuilder markup = new StringBuilder();
    part.write(new HtmlWriter(markup));
    return new Fragment(markup.toString());
  }

  private void start(String tag, String... attributes) throws IOException {
    out.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      out.append(Html.escape(attributes[i + 1], Html.Context.ATTRIBUTE, TEXT_LIMIT)).append('"');
    }
  }

  /** A part of a page. */
  @FunctionalInterface
  interface Part {
    /** Writes the part, closing what it opens. */
    void write(HtmlWriter html) throws IOException;
  }
}
