# MM_VERSION: the git describe of this checkout, or the release in cmake/VERSION
# for an unpacked tarball. Asked at configure time.
set(MM_RELEASE 0.1.0)
find_package(Git QUIET)
set(MM_VERSION ${MM_RELEASE})
if(GIT_FOUND AND EXISTS ${CMAKE_CURRENT_SOURCE_DIR}/.git)
  execute_process(COMMAND ${GIT_EXECUTABLE} describe --tags --always --dirty
    WORKING_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR}
    OUTPUT_VARIABLE describe OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
  if(describe)
    set(MM_VERSION "${MM_RELEASE} (${describe})")
  endif()
endif()
configure_file(${CMAKE_CURRENT_LIST_DIR}/version.h.in ${CMAKE_CURRENT_BINARY_DIR}/generated/version.h @ONLY)
