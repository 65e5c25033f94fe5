#include "channels/building_list/xml_parser.h"

#include "absl/base/macros.h"
#include "absl/strings/str_cat.h"
#include "channels/building_list/limits.h"

namespace intake::building_list {
namespace {

// Between a namespace and a name; in neither.
constexpr char kNamespaceEnd = '\n';

absl::string_view WithoutNamespace(absl::string_view name) {
  const size_t end = name.rfind(kNamespaceEnd);
  return end == absl::string_view::npos ? name : name.substr(end + 1);
}

}  // namespace

absl::string_view XmlAttributes::Get(absl::string_view name) const {
  for (const char** pair = pairs_; *pair != nullptr; pair += 2) {
    if (WithoutNamespace(pair[0]) == name) return pair[1];
  }
  return "";
}

XmlParser::XmlParser(XmlHandler& handler)
    : handler_(handler), parser_(XML_ParserCreateNS(nullptr, kNamespaceEnd)) {
  ABSL_HARDENING_ASSERT(parser_ != nullptr);
  XML_SetUserData(parser_.get(), this);
  XML_SetElementHandler(parser_.get(), OnStart, OnEnd);
  XML_SetCharacterDataHandler(parser_.get(), OnText);
  XML_SetStartDoctypeDeclHandler(parser_.get(), OnDocumentType);
}

absl::Status XmlParser::Parse(absl::string_view piece, bool last) {
  if (!status_.ok()) return status_;
  fed_ += static_cast<int64_t>(piece.size());
  const XML_Status result =
      XML_Parse(parser_.get(), piece.data(), static_cast<int>(piece.size()),
                last ? XML_TRUE : XML_FALSE);
  if (result == XML_STATUS_ERROR && status_.ok()) {
    status_ = absl::InvalidArgumentError(absl::StrCat(
        "line ", XML_GetCurrentLineNumber(parser_.get()),
        " of its XML: ", XML_ErrorString(XML_GetErrorCode(parser_.get()))));
  }
  // What has no end yet is kept by expat.
  const int64_t kept = fed_ - XML_GetCurrentByteIndex(parser_.get());
  if (status_.ok() && kept > kXmlTokenBytesMax) {
    status_ = absl::InvalidArgumentError(absl::StrCat(
        "its XML: want no tag longer than ", kXmlTokenBytesMax, " bytes"));
  }
  return status_;
}

void XmlParser::Check(const absl::Status& status) {
  if (status.ok() || !status_.ok()) return;
  status_ = status;
  XML_StopParser(parser_.get(), XML_FALSE);
}

void XmlParser::OnStart(void* self, const char* name, const char** attributes) {
  auto* const parser = static_cast<XmlParser*>(self);
  if (!parser->status_.ok()) return;
  if (++parser->depth_ > kXmlDepthMax) {
    parser->Check(absl::InvalidArgumentError(absl::StrCat(
        "its XML: want elements at most ", kXmlDepthMax, " deep")));
    return;
  }
  parser->Check(parser->handler_.Start(WithoutNamespace(name),
                                       XmlAttributes(attributes)));
}

void XmlParser::OnEnd(void* self, const char* name) {
  auto* const parser = static_cast<XmlParser*>(self);
  if (!parser->status_.ok()) return;
  --parser->depth_;
  parser->Check(parser->handler_.End(WithoutNamespace(name)));
}

void XmlParser::OnText(void* self, const char* text, int length) {
  auto* const parser = static_cast<XmlParser*>(self);
  if (!parser->status_.ok()) return;
  parser->Check(parser->handler_.Text(
      absl::string_view(text, static_cast<size_t>(length))));
}

void XmlParser::OnDocumentType(void* self, const char*, const char*,
                               const char*, int) {
  static_cast<XmlParser*>(self)->Check(absl::InvalidArgumentError(
      "its XML has a document type, which no workbook has"));
}

}  // namespace intake::building_list
