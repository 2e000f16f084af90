package dev.tanemaki.plan;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Whether a text is JSON: a server would only say so in the middle of a load. */
public final class JsonText {

  private static final JsonFactory JSON = new JsonFactory();

  private JsonText() {}

  /**
   * @param binary for jsonb, which holds no U+0000 in its strings
   * @return the text itself
   * @throws IllegalArgumentException if it is not one value of JSON
   */
  public static String checked(String text, boolean binary) {
    int values = 0;
    int depth = 0;
    try (var parser = JSON.createParser(text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        boolean words = token == JsonToken.VALUE_STRING || token == JsonToken.FIELD_NAME;
        if (binary && words && parser.getText().indexOf(0) >= 0) {
          throw new IllegalArgumentException(text);
        }
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        values += depth == 0 ? 1 : 0;
      }
    } catch (IOException e) {
      throw new IllegalArgumentException(text, e);
    }
    if (values != 1) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }
}
