from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from .access import signed_in


@signed_in
def me(request: HttpRequest) -> HttpResponse:
    return render(request, "accounts/me.html")
