#include "channels/smpp/message.h"

#include <utility>

#include "absl/base/macros.h"
#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "channels/smpp/octets.h"

namespace intake::smpp {
namespace {

// With the zero octet. Longer than the standard's, since SMSCs are not strict.
constexpr size_t kServiceTypeOctets = 16;
constexpr size_t kAddressOctets = kAddressOctetsMax + 1;
constexpr size_t kTimeOctets = 17;

Address TakeAddress(OctetReader& reader) {
  Address address;
  address.type = reader.TakeByte();
  address.plan = reader.TakeByte();
  address.digits = reader.TakeText(kAddressOctets);
  return address;
}

void Append(const Address& address, OctetWriter& writer) {
  ABSL_HARDENING_ASSERT(address.digits.size() <= kAddressOctetsMax);
  writer.Byte(address.type).Byte(address.plan).Text(address.digits);
}

}  // namespace

absl::StatusOr<Message> MessageFromBody(absl::string_view body) {
  OctetReader reader(body);
  // The first field that is not wholly there.
  absl::string_view wrong;
  const auto check = [&](absl::string_view field) {
    if (!reader.ok() && wrong.empty()) wrong = field;
  };
  Message message;
  message.service_type = reader.TakeText(kServiceTypeOctets);
  check("service_type");
  message.source = TakeAddress(reader);
  check("source_addr");
  message.destination = TakeAddress(reader);
  check("destination_addr");
  message.esm_class = reader.TakeByte();
  message.protocol = reader.TakeByte();
  message.priority = reader.TakeByte();
  message.delivery_time = reader.TakeText(kTimeOctets);
  check("schedule_delivery_time");
  message.validity_period = reader.TakeText(kTimeOctets);
  check("validity_period");
  message.registered_delivery = reader.TakeByte();
  message.replace_if_present = reader.TakeByte();
  message.data_coding = reader.TakeByte();
  message.default_message = reader.TakeByte();
  message.short_message = reader.TakeOctets(reader.TakeByte());
  check("short_message");
  while (!reader.empty()) {
    Parameter parameter;
    parameter.tag = reader.TakeShort();
    parameter.value = reader.TakeOctets(reader.TakeShort());
    check("an optional parameter");
    message.parameters.push_back(std::move(parameter));
  }
  if (!wrong.empty()) {
    return absl::InvalidArgumentError(absl::StrCat("a message of ", body.size(),
                                                   " octets: ", wrong,
                                                   " is too long or cut off"));
  }
  return message;
}

std::string BodyFromMessage(const Message& message) {
  ABSL_HARDENING_ASSERT(message.short_message.size() <= kShortMessageOctetsMax);
  OctetWriter writer;
  writer.Text(message.service_type);
  Append(message.source, writer);
  Append(message.destination, writer);
  writer.Byte(message.esm_class)
      .Byte(message.protocol)
      .Byte(message.priority)
      .Text(message.delivery_time)
      .Text(message.validity_period)
      .Byte(message.registered_delivery)
      .Byte(message.replace_if_present)
      .Byte(message.data_coding)
      .Byte(message.default_message)
      .Byte(static_cast<uint8_t>(message.short_message.size()))
      .Octets(message.short_message);
  for (const Parameter& parameter : message.parameters) {
    ABSL_HARDENING_ASSERT(parameter.value.size() <= 0xFFFF);
    writer.Short(parameter.tag)
        .Short(static_cast<uint16_t>(parameter.value.size()))
        .Octets(parameter.value);
  }
  return std::move(writer).Finish();
}

const std::string* FindParameter(const Message& message, uint16_t tag) {
  for (const Parameter& parameter : message.parameters) {
    if (parameter.tag == tag) return &parameter.value;
  }
  return nullptr;
}

bool IsDeliveryReceipt(const Message& message) {
  return (message.esm_class & kEsmClassType) == kEsmClassDeliveryReceipt;
}

}  // namespace intake::smpp
