#include "channels/smpp/bind.h"

#include <cstdint>
#include <utility>

#include "absl/base/macros.h"
#include "channels/smpp/octets.h"

namespace intake::smpp {
namespace {

constexpr uint8_t kInterfaceVersion = 0x34;

}  // namespace

std::string BodyFromBind(const Bind& bind) {
  ABSL_HARDENING_ASSERT(bind.system_id.size() <= kSystemIdOctetsMax &&
                        bind.password.size() <= kPasswordOctetsMax &&
                        bind.system_type.size() <= kSystemTypeOctetsMax);
  OctetWriter writer;
  writer.Text(bind.system_id)
      .Text(bind.password)
      .Text(bind.system_type)
      .Byte(kInterfaceVersion)
      // The type, plan and range of addresses served: all.
      .Byte(0)
      .Byte(0)
      .Text("");
  return std::move(writer).Finish();
}

}  // namespace intake::smpp
