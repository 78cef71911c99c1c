// Says so on the page when a security key could not be used.
document.addEventListener('allauth.error', function (event) {
  event.preventDefault()
  document.getElementById('key-trouble').hidden = false
})
