package io.trailhound.pipeline.cli;

import io.trailhound.detection.ruletest.RuleTest;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes the results of rule tests in the form of JUnit's reports, which CI servers read. */
final class JunitReport {
  private JunitReport() {}

  /**
   * Writes a report.
   *
   * @param problems what is wrong besides tests that failed: each becomes an error
   */
  static void write(Path file, List<RuleTest.Result> results, List<String> problems)
      throws IOException {
    try (Writer out = Files.newBufferedWriter(file)) {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("testsuite");
      xml.writeAttribute("name", "trailhound rules test");
      xml.writeAttribute("tests", String.valueOf(results.size() + problems.size()));
      long failed = results.stream().filter(result -> !result.passed()).count();
      xml.writeAttribute("failures", String.valueOf(failed));
      xml.writeAttribute("errors", String.valueOf(problems.size()));
      for (RuleTest.Result result : results) {
        RuleTest test = result.test();
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", clean(test.file()));
        xml.writeAttribute("name", clean(test.name()));
        if (!result.passed()) {
          element(xml, "failure", result.toString());
        }
        xml.writeEndElement();
      }
      for (String problem : problems) {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", "rules");
        xml.writeAttribute("name", "loads");
        element(xml, "error", problem);
        xml.writeEndElement();
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  private static void element(XMLStreamWriter xml, String name, String message)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeAttribute("message", clean(message));
    xml.writeEndElement();
  }

  /** XML has no way to write most control characters. */
  private static String clean(String text) {
    return text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", "\uFFFD");
  }
}
