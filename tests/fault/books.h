// What a server says that it keeps.

#ifndef INTAKE_TESTS_FAULT_BOOKS_H_
#define INTAKE_TESTS_FAULT_BOOKS_H_

#include <string>
#include <vector>

#include "tests/fault/history.h"

namespace intake::testing {

struct Reader {
  std::string address;
  std::string administrator_key;
};

// Every submission of `accounts`. A question that fails fails the test.
Books ReadBooks(const Reader& reader, const std::vector<std::string>& accounts);

// What else the server says agrees with `books`: no account has two live
// readings of one day, each reading is one of a submission kept, every receipt
// is found by its code (of some), and the counts of submissions add up.
void ExpectAgreement(const Reader& reader, const Books& books);

}  // namespace intake::testing

#endif  // INTAKE_TESTS_FAULT_BOOKS_H_
