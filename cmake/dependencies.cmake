# Everything the project links, as Debian 12 packages it.

include_guard(GLOBAL)

set(THREADS_PREFER_PTHREAD_FLAG ON)
find_package(Threads REQUIRED)
find_package(absl CONFIG REQUIRED)
find_package(GTest REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(sodium REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(xxhash REQUIRED IMPORTED_TARGET libxxhash)

if(NOT INTAKE_CORE_ONLY)
  find_package(CLI11 CONFIG REQUIRED)
  find_package(benchmark REQUIRED)
  find_package(Protobuf REQUIRED)
  find_package(gRPC CONFIG REQUIRED)
  find_package(nlohmann_json CONFIG REQUIRED)
  find_package(spdlog CONFIG REQUIRED)
  find_package(tomlplusplus CONFIG REQUIRED)
  # For servers: messages are made on one thread, judged on another and freed on a
  # third, a thousand at a time. A quarter of admission's work with glibc's is saved
  # by one that is made for that. Sanitizers bring their own.
  pkg_check_modules(jemalloc REQUIRED IMPORTED_TARGET jemalloc)
  set(INTAKE_ALLOCATOR)
  if(NOT INTAKE_SANITIZE)
    set(INTAKE_ALLOCATOR PkgConfig::jemalloc)
  endif()
  pkg_check_modules(microhttpd REQUIRED IMPORTED_TARGET libmicrohttpd)
  pkg_check_modules(systemd REQUIRED IMPORTED_TARGET libsystemd)
  pkg_check_modules(icu REQUIRED IMPORTED_TARGET icu-uc)
  pkg_check_modules(zip REQUIRED IMPORTED_TARGET libzip)
  pkg_check_modules(expat REQUIRED IMPORTED_TARGET expat)
  pkg_check_modules(xlsxwriter REQUIRED IMPORTED_TARGET xlsxwriter)
  pkg_check_modules(gmime REQUIRED IMPORTED_TARGET gmime-3.0)
  pkg_check_modules(curl REQUIRED IMPORTED_TARGET libcurl)
  pkg_check_modules(xml REQUIRED IMPORTED_TARGET libxml-2.0)
  # libcsv brings no description of itself.
  find_library(CSV_LIBRARY csv REQUIRED)
  find_path(CSV_INCLUDE_DIR csv.h REQUIRED)
  add_library(csv INTERFACE IMPORTED)
  set_target_properties(csv PROPERTIES
                        INTERFACE_LINK_LIBRARIES "${CSV_LIBRARY}"
                        INTERFACE_INCLUDE_DIRECTORIES "${CSV_INCLUDE_DIR}")
  # Its description names a second library, without threads, besides.
  find_library(CTEMPLATE_LIBRARY ctemplate REQUIRED)
  add_library(ctemplate INTERFACE IMPORTED)
  set_target_properties(ctemplate PROPERTIES
                        INTERFACE_LINK_LIBRARIES "${CTEMPLATE_LIBRARY}")
endif()
