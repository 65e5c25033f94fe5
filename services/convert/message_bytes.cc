#include "services/convert/message_bytes.h"

#include <grpcpp/impl/codegen/proto_utils.h>
#include <grpcpp/support/proto_buffer_reader.h>
#include <grpcpp/support/proto_buffer_writer.h>

#include <map>
#include <string>
#include <vector>

#include "absl/base/macros.h"
#include "absl/strings/str_cat.h"
#include "core/base/error.h"
#include "core/text/unicode.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/unknown_field_set.h"

namespace intake {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::UnknownField;
using google::protobuf::UnknownFieldSet;

// The path of the first string in `bytes`, a message of `type`, that is not
// UTF-8; empty where there is none. Messages of the contract do not contain
// themselves, so the depth is bounded.
std::string FindInvalidText(const std::string& bytes, const Descriptor& type) {
  UnknownFieldSet fields;
  if (!fields.ParseFromString(bytes)) return "";
  std::map<int, int> seen;
  for (int i = 0; i < fields.field_count(); ++i) {
    const UnknownField& field = fields.field(i);
    const FieldDescriptor* known = type.FindFieldByNumber(field.number());
    if (known == nullptr || field.type() != UnknownField::TYPE_LENGTH_DELIMITED)
      continue;
    const int index = seen[field.number()]++;
    std::string path = known->is_repeated()
                           ? absl::StrCat(known->name(), "[", index, "]")
                           : known->name();
    if (known->type() == FieldDescriptor::TYPE_STRING &&
        !IsValidUtf8(field.length_delimited())) {
      return path;
    }
    if (known->type() == FieldDescriptor::TYPE_MESSAGE) {
      const std::string inner =
          FindInvalidText(field.length_delimited(), *known->message_type());
      if (!inner.empty()) return absl::StrCat(path, ".", inner);
    }
  }
  return "";
}

std::string BytesOf(const grpc::ByteBuffer& bytes) {
  std::string text;
  std::vector<grpc::Slice> slices;
  if (!bytes.Dump(&slices).ok()) return text;
  for (const grpc::Slice& slice : slices) {
    text.append(reinterpret_cast<const char*>(slice.begin()), slice.size());
  }
  return text;
}

}  // namespace

absl::Status ParseMessage(const grpc::ByteBuffer& bytes,
                          google::protobuf::Message& message) {
  {
    grpc::ByteBuffer buffer = bytes;  // The reader takes it; slices are shared.
    grpc::ProtoBufferReader reader(&buffer);
    if (reader.status().ok() && message.ParseFromZeroCopyStream(&reader)) {
      return absl::OkStatus();
    }
  }
  const Descriptor& type = *message.GetDescriptor();
  const std::string field = FindInvalidText(BytesOf(bytes), type);
  if (!field.empty()) {
    return FieldError(field,
                      "got bytes that are not UTF-8, want UTF-8; what came in "
                      "another encoding belongs in evidence.raw");
  }
  return absl::InvalidArgumentError(absl::StrCat(
      "got ", bytes.Length(), " bytes that are no ", type.full_name()));
}

grpc::ByteBuffer SerializeMessage(const google::protobuf::Message& message) {
  grpc::ByteBuffer bytes;
  bool own_buffer = false;
  const grpc::Status status = grpc::GenericSerialize<grpc::ProtoBufferWriter,
                                                     google::protobuf::Message>(
      message, &bytes, &own_buffer);
  ABSL_HARDENING_ASSERT(status.ok());
  return bytes;
}

}  // namespace intake
