#include "channels/program/digest.h"

#include <sodium.h>

#include <array>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"

namespace intake::program {
namespace {

constexpr size_t kPieceBytes = size_t{64} * 1024;

class Hash {
 public:
  Hash() { crypto_hash_sha256_init(&state_); }

  void Add(absl::string_view bytes) {
    crypto_hash_sha256_update(
        &state_, reinterpret_cast<const unsigned char*>(bytes.data()),
        bytes.size());
  }

  std::string Digits() {
    std::array<unsigned char, crypto_hash_sha256_BYTES> digest;
    crypto_hash_sha256_final(&state_, digest.data());
    return absl::BytesToHexString(absl::string_view(
        reinterpret_cast<const char*>(digest.data()), digest.size()));
  }

 private:
  crypto_hash_sha256_state state_;
};

}  // namespace

std::string DigestOf(absl::string_view bytes) {
  Hash hash;
  hash.Add(bytes);
  return hash.Digits();
}

absl::StatusOr<std::string> DigestOfFile(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::exists(path, error)) {
    return absl::NotFoundError(absl::StrCat(path, ": there is no such file"));
  }
  std::ifstream file(path, std::ios::binary);
  std::vector<char> piece(kPieceBytes);
  Hash hash;
  while (file.read(piece.data(), static_cast<std::streamsize>(piece.size())) ||
         file.gcount() > 0) {
    hash.Add({piece.data(), static_cast<size_t>(file.gcount())});
  }
  if (!file.eof() || std::filesystem::is_directory(path, error)) {
    return absl::InvalidArgumentError(absl::StrCat(path, ": cannot be read"));
  }
  return hash.Digits();
}

}  // namespace intake::program
