// intake-bench-fill: makes a store with a past; see fill.h.

#include "tests/bench/fill.h"

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <iostream>

namespace intake::bench {
namespace {

int Main(int argc, char** argv) {
  CLI::App app("Makes a store with a past.", "intake-bench-fill");
  FillOptions options;
  app.add_option("FOLDER", options.folder)->required();
  app.add_option("RULES", options.rules)->required();
  app.add_option("--accounts", options.accounts);
  app.add_option("--long-accounts", options.long_accounts);
  app.add_option("--imported", options.imported);
  app.add_option("--submitted", options.submitted);
  try {  // CLI11 throws.
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error);
  }
  const auto json = Fill(options);
  if (!json.ok()) {
    std::cerr << "intake-bench-fill: " << json.status() << '\n';
    return EXIT_FAILURE;
  }
  std::cout << *json << '\n';
  return EXIT_SUCCESS;
}

}  // namespace
}  // namespace intake::bench

int main(int argc, char** argv) { return intake::bench::Main(argc, argv); }
