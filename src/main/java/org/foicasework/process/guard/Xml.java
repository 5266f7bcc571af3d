package org.foicasework.process.guard;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Reading XML, in the few ways that the guard needs. */
final class Xml {

    static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final DocumentBuilderFactory FACTORY = factory();

    private Xml() {}

    private static DocumentBuilderFactory factory() {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        try {
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
        return factory;
    }

    /** @throws SAXException when it is not well-formed, or brings a document type of its own */
    static Document read(byte[] content) throws SAXException {
        try {
            DocumentBuilder builder;
            synchronized (FACTORY) {
                builder = FACTORY.newDocumentBuilder();
            }
            builder.setErrorHandler(new Silent());
            return builder.parse(new ByteArrayInputStream(content));
        } catch (ParserConfigurationException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    static List<Element> children(Element parent, String name) {
        return children(parent).stream()
                .filter(child -> child.getLocalName().equals(name))
                .toList();
    }

    /** The first child of this name; null when there is none. */
    static Element child(Element parent, String name) {
        List<Element> found = children(parent, name);
        return found.isEmpty() ? null : found.get(0);
    }

    /** The text of the first child of this name; null when there is none. */
    static String text(Element parent, String name) {
        Element child = child(parent, name);
        return child == null ? null : child.getTextContent().strip();
    }

    /** An attribute; null when it is not there or blank. */
    static String attribute(Element element, String name) {
        String value = element.getAttribute(name);
        return value.isBlank() ? null : value;
    }

    /** An attribute of Camunda's: with its prefix on an element of BPMN, without on one of Camunda's own; null when there is none. */
    static String camunda(Element element, String name) {
        String value = element.getAttributeNS(CAMUNDA, name);
        if (value.isBlank() && CAMUNDA.equals(element.getNamespaceURI())) {
            value = element.getAttribute(name);
        }
        return value.isBlank() ? null : value;
    }

    /** Camunda's own elements of this name within the extension elements. */
    static List<Element> extensions(Element element, String name) {
        Element extensions = child(element, "extensionElements");
        return extensions == null ? List.of() : children(extensions, name);
    }

    /** Reports nothing itself: the exception says it all. */
    private static final class Silent implements ErrorHandler {

        @Override
        public void warning(SAXParseException warning) {}

        @Override
        public void error(SAXParseException error) throws SAXException {
            throw error;
        }

        @Override
        public void fatalError(SAXParseException error) throws SAXException {
            throw error;
        }
    }
}
