import sax from 'sax';

type Attributes = Readonly<Record<string, string>>;

/** What is done at each element, by its name and its attributes without their namespaces. */
export type XmlHandlers = {
  open?: (element: string, attributes: Attributes) => void;
  close?: (element: string) => void;
  text?: (text: string) => void;
};

/** Reads an XML file of an Excel file. Throws when it is no XML. */
export function readXml(xml: string, { open, close, text }: XmlHandlers): void {
  const parser = sax.parser(true, { position: false });
  parser.onerror = (error) => {
    throw error;
  };
  parser.ontext = parser.oncdata = (piece) => text?.(piece);
  parser.onclosetag = (name) => close?.(localName(name));
  parser.onopentag = ({ name, attributes }) =>
    open?.(
      localName(name),
      Object.fromEntries(
        Object.entries(attributes).map(([key, value]) => [localName(key), String(value)]),
      ),
    );
  parser.write(xml).close();
}

/** The name of an element or attribute without its namespace. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
