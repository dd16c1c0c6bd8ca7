package io.trailhound.pipeline.report;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A page as an independent parser sees it: the writer promises that it is well-formed XML. */
final class Dom {

  private final Document document;

  private Dom(Document document) {
    this.document = document;
  }

  static Dom parse(String page) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      return new Dom(factory.newDocumentBuilder().parse(new InputSource(new StringReader(page))));
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new IllegalArgumentException("the page is not well-formed", e);
    }
  }

  /** Returns the elements of an XPath. */
  List<Element> all(String path) {
    try {
      NodeList nodes =
          (NodeList)
              XPathFactory.newInstance()
                  .newXPath()
                  .evaluate(path, document, XPathConstants.NODESET);
      List<Element> elements = new ArrayList<>();
      for (int i = 0; i < nodes.getLength(); i++) {
        elements.add((Element) nodes.item(i));
      }
      return elements;
    } catch (XPathExpressionException e) {
      throw new IllegalArgumentException(path, e);
    }
  }

  /** Returns the texts of an XPath's elements. */
  List<String> texts(String path) {
    return all(path).stream().map(Element::getTextContent).toList();
  }

  /** Returns the text of the only element of an XPath. */
  String text(String path) {
    List<String> texts = texts(path);
    if (texts.size() != 1) {
      throw new IllegalArgumentException(path + ": " + texts.size() + " elements");
    }
    return texts.get(0);
  }
}
