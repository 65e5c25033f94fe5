// XML piece by piece, as far as workbooks have it. A document type, and with it
// every entity that could grow or fetch something, is refused.

#ifndef INTAKE_CHANNELS_BUILDING_LIST_XML_PARSER_H_
#define INTAKE_CHANNELS_BUILDING_LIST_XML_PARSER_H_

#include <expat.h>

#include <cstdint>
#include <memory>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace intake::building_list {

// An element's attributes, while it is being started.
class XmlAttributes {
 public:
  explicit XmlAttributes(const char** pairs) : pairs_(pairs) {}
  // By its name without a namespace; empty where it is not there.
  absl::string_view Get(absl::string_view name) const;

 private:
  const char** pairs_;
};

// What is told of a document. Names are without their namespace; text may come
// in several pieces. An error ends the parsing with it.
class XmlHandler {
 public:
  virtual ~XmlHandler() = default;
  virtual absl::Status Start(absl::string_view name,
                             const XmlAttributes& attributes) = 0;
  virtual absl::Status End(absl::string_view name) = 0;
  virtual absl::Status Text(absl::string_view text) = 0;
};

// Not thread-safe.
class XmlParser {
 public:
  // `handler` outlives this.
  explicit XmlParser(XmlHandler& handler);
  XmlParser(const XmlParser&) = delete;
  XmlParser& operator=(const XmlParser&) = delete;

  // INVALID_ARGUMENT: it is no such XML, with the line; or what the handler
  // returned. After an error, the same again.
  absl::Status Parse(absl::string_view piece, bool last);

 private:
  struct Free {
    void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
  };

  static void OnStart(void* self, const char* name, const char** attributes);
  static void OnEnd(void* self, const char* name);
  static void OnText(void* self, const char* text, int length);
  static void OnDocumentType(void* self, const char* name, const char* system,
                             const char* visible, int has_subset);
  void Check(const absl::Status& status);

  XmlHandler& handler_;
  std::unique_ptr<XML_ParserStruct, Free> parser_;
  absl::Status status_;
  int depth_ = 0;
  int64_t fed_ = 0;
};

}  // namespace intake::building_list

#endif  // INTAKE_CHANNELS_BUILDING_LIST_XML_PARSER_H_
